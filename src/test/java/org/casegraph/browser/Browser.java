package org.casegraph.browser;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A chromium without a window. What it logs and whom it asks is kept until it is looked at. */
public final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    /** How long the pointer takes to where it presses; by default a quarter of a second. */
    private static final Duration MOVE = Duration.ofMillis(5);
    /** A thing that is dragged follows the pointer only a moment later. */
    private static final Duration DRAG = Duration.ofMillis(40);

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** A page ends before what the further compilers make of its scripts pays. */
    private static final String ONE_COMPILER = "--js-flags=--no-turbofan --no-maglev";

    /** Where to press an element, or what lies above it there. */
    private static final String AIM =
            """
            const element = arguments[0];
            element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
            const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
            let place;
            while (!place && texts.nextNode()) {
              const range = document.createRange();
              range.selectNodeContents(texts.currentNode);
              place = [...range.getClientRects()].find((line) => line.width > 2 && texts.currentNode.data.trim());
            }
            place ??= element.getBoundingClientRect();
            const [x, y] = [Math.round(place.x + place.width / 2), Math.round(place.y + place.height / 2)];
            const met = document.elementFromPoint(x, y);
            return element.contains(met) ? [x, y] : [met ? met.outerHTML.slice(0, 200) : "nothing"];
            """;

    /** One row, one item of a list and one mark of a picture is drawn as the other; axe-core walks through all that is there. */
    private static final String FURTHER_ROWS =
            "tbody tr:nth-child(n + 5), main li:nth-child(n + 5), main svg g:nth-child(n + 11)";

    /** Of what has the focus; a thing that is larger than the window is seen where a part of it is. */
    private static final String LOST =
            """
            const focused = document.activeElement;
            const box = (focused.querySelector(".target") ?? focused).getClientRects()[0];
            if (!box) return "not drawn";
            const within = (value, most) => Math.min(Math.max(value, 2), most - 2);
            const isSeen = box.height > innerHeight || box.width > innerWidth
              || box.top >= -1 && box.bottom <= innerHeight + 1 && box.left >= -1 && box.right <= innerWidth + 1;
            if (!isSeen) return `out of sight at ${Math.round(box.left)}, ${Math.round(box.top)}`;
            const [left, right] = [within(box.left + 2, innerWidth), within(box.right - 2, innerWidth)];
            const [top, bottom] = [within(box.top + 2, innerHeight), within(box.bottom - 2, innerHeight)];
            const points = [[(left + right) / 2, (top + bottom) / 2], [left, top], [right, top], [left, bottom], [right, bottom]];
            for (const [x, y] of points)
              for (let met = document.elementFromPoint(x, y); met && !met.contains(focused) && !focused.contains(met); met = met.parentElement)
                if (["sticky", "fixed"].includes(getComputedStyle(met).position)) return `below ${met.className || met.tagName}`;
            for (let around = focused; around; around = around.parentElement)
              if (getComputedStyle(around).outlineStyle !== "none") return "";
            return "without an outline";
            """;

    /** Held, so that its level stays: it warns that it was not made for this very version. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    static {
        SELENIUM.setLevel(Level.SEVERE);
    }

    private final ChromeDriver driver;
    private final String server;

    /** The addresses of other servers of ours that tests opened. */
    private final List<String> others = new ArrayList<>();

    private Browser(ChromeDriver driver, String server) {
        this.driver = driver;
        this.server = server;
    }

    /** Whether chromium and its driver are on the path; nothing is ever fetched. */
    static boolean isInstalled() {
        return driverOnPath().isPresent() && browserOnPath().isPresent();
    }

    private static Optional<Path> driverOnPath() {
        return onPath("chromedriver");
    }

    private static Optional<Path> browserOnPath() {
        return NAMES.stream().flatMap(name -> onPath(name).stream()).findFirst();
    }

    /** @param server the address of its root, ending with a slash */
    static Browser start(String server) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browserOnPath().orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--force-color-profile=srgb",
                "--lang=en-GB",
                ONE_COMPILER);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driverOnPath().orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options), server);
    }

    private static Optional<Path> onPath(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param path of the server, beginning with a slash */
    public void open(String path) {
        driver.get(server + path.substring(1));
        settle();
    }

    /** As {@link #open}, of another server than the one that all share. */
    public void openOther(String address) {
        others.add(address.replaceFirst("(?<=\\d/).*", ""));
        driver.get(address);
        settle();
    }

    /** Goes to no page, so that the last asks nothing more. */
    public void leave() {
        driver.get("about:blank");
    }

    /** From one point of the window to another, with the button held. */
    public void drag(int[] from, int[] to) {
        new Actions(driver, DRAG)
                .moveToLocation(from[0], from[1])
                .clickAndHold()
                .moveToLocation((from[0] + to[0]) / 2, (from[1] + to[1]) / 2)
                .moveToLocation(to[0] - 1, to[1])
                .moveToLocation(to[0], to[1])
                .release()
                .perform();
    }

    /** Waits until the modules that the page names have done their part. */
    public void settle() {
        until("the page's scripts are done", () -> script(
                        "return document.readyState === 'complete' && !document.querySelector('[data-module]')")
                .equals(true));
    }

    /** Its name and version. */
    String name() {
        return driver.getCapabilities().getBrowserName() + " "
                + driver.getCapabilities().getBrowserVersion();
    }

    /** Path and query of where it is. */
    public String path() {
        String here = driver.getCurrentUrl();
        return here.startsWith(server) ? "/" + here.substring(server.length()) : here;
    }

    public WebElement find(String css) {
        until(css + " is there", () -> !all(css).isEmpty());
        return all(css).get(0);
    }

    public List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    public boolean has(String css) {
        return !all(css).isEmpty();
    }

    /** The text of an element as it is seen. */
    public String text(String css) {
        return find(css).getText();
    }

    public String title() {
        return driver.getTitle();
    }

    /** As a person does: brings the element into view and presses on its text, or in its middle if it has none. */
    public void click(String css) {
        click(find(css));
    }

    /** Throws an AssertionError if something else is pressed there. */
    public void click(WebElement element) {
        List<?> point = (List<?>) script(AIM, element);
        if (point.size() == 1) {
            throw new AssertionError("A press on " + element.getDomProperty("outerHTML") + " meets " + point.get(0));
        }
        new Actions(driver, MOVE)
                .moveToLocation(((Number) point.get(0)).intValue(), ((Number) point.get(1)).intValue())
                .click()
                .perform();
    }

    /** Of a list of choices, which the browser does not show in the page. */
    public void choose(String css) {
        find(css).click();
    }

    /** To whatever has the focus. */
    public void press(CharSequence... keys) {
        new Actions(driver, MOVE).sendKeys(keys).perform();
    }

    /** To whatever has the focus, with the modifier held. */
    public void chord(Keys modifier, CharSequence key) {
        new Actions(driver, MOVE)
                .keyDown(modifier)
                .sendKeys(key)
                .keyUp(modifier)
                .perform();
    }

    public WebElement focused() {
        return driver.switchTo().activeElement();
    }

    public void back() {
        driver.navigate().back();
        settle();
    }

    /** Throws an AssertionError if the condition does not come about. Looking takes the page's time, so not all of it. */
    public void until(String claim, java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("Never came about: " + claim + ", at " + path());
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** Runs a function body in the page and returns what it returns; never null. */
    public Object script(String body, Object... arguments) {
        Object value = driver.executeScript(body, arguments);
        return value == null ? "" : value;
    }

    public void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** What the system would say of its theme and of movement. */
    public void prefers(String scheme, boolean reducedMotion) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of(
                                        "name",
                                        "prefers-reduced-motion",
                                        "value",
                                        reducedMotion ? "reduce" : "no-preference"))));
    }

    /** As it is printed on a sheet of this width, in pixels of 1/96 inch. */
    public void onPaper(int width) {
        size(width, 900);
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    }

    /** A wide window, a light theme, nothing kept. */
    void reset() {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        size(1280, 900);
        prefers("light", false);
        driver.executeCdpCommand(
                "Storage.clearDataForOrigin",
                Map.of("origin", server.replaceFirst("/$", ""), "storageTypes", "local_storage"));
    }

    /** The window as a picture. */
    public byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /**
     * Serious and critical findings of axe-core, one line each, with the elements; of tables and lists, in the first
     * four, as those below are taken out of the page.
     */
    public List<String> seriousFindings() {
        removeFurtherRows();
        return axe("{ resultTypes: ['violations'] }");
    }

    /** The same of every row, which on a long page take axe-core half a minute. */
    public List<String> seriousFindingsInEveryRow() {
        return axe("{ resultTypes: ['violations'] }");
    }

    /** Its findings of any impact, with those on how large a target is; of tables and lists, in the first ten. */
    public List<String> findings() {
        removeFurtherRows();
        return axe("{ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }", "found.impact");
    }

    /** Those of its findings that a theme can make. */
    public List<String> weakContrasts() {
        removeFurtherRows();
        return axe("{ resultTypes: ['violations'], runOnly: ['color-contrast'] }");
    }

    /**
     * What can have the focus and, once it has it, is not seen to have it: out of the window, below something that sticks
     * to an edge of it, or without an outline. Each is focused in turn, as by the keyboard.
     */
    public List<String> lostFocus() {
        press(Keys.TAB);
        return ((List<?>) script(
                        """
                        const look = () => { LOOK };
                        const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
                        return (async () => {
                          const lost = [];
                          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
                          while (walk.nextNode()) {
                            const element = walk.currentNode;
                            if (element.tabIndex < 0 || !element.checkVisibility()) continue;
                            element.focus();
                            if (document.activeElement !== element) continue;
                            // A page may have to be laid out once more before it can move.
                            if (look()) await drawn();
                            if (look()) lost.push(`${look()}: ${element.outerHTML.slice(0, 140)}`);
                          }
                          return lost;
                        })();
                        """
                                .replace("LOOK", LOST)))
                .stream().map(String::valueOf).toList();
    }

    /** Why what has the focus is not seen to have it; empty where it is. */
    public String whyFocusIsLost() {
        return String.valueOf(script(LOST));
    }

    private void removeFurtherRows() {
        script("document.querySelectorAll(arguments[0]).forEach((row) => row.remove())", FURTHER_ROWS);
    }

    private List<String> axe(String options) {
        return axe(options, "found.impact === 'serious' || found.impact === 'critical'");
    }

    private List<String> axe(String options, String which) {
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(3));
        if (script("return typeof axe").equals("undefined")) {
            driver.executeScript(resource("/axe.min.js"));
        }
        Object findings = driver.executeAsyncScript(
                """
                const done = arguments[arguments.length - 1];
                axe.run(document, OPTIONS).then((result) => done(result.violations
                  .filter((found) => WHICH)
                  .map((found) => `${found.id}: ${found.help}: ${found.nodes.slice(0, 5)
                    .map((node) => `${node.target} ${node.any.concat(node.all).map((check) => check.message).join(" ")}`)
                    .join("; ")}`)), (error) => done([String(error)]));
                """
                        .replace("OPTIONS", options)
                        .replace("WHICH", which));
        return ((List<?>) findings).stream().map(String::valueOf).toList();
    }

    /** What the pages complained of and whom they asked outside, since this was last called. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        driver.manage().logs().get(LogType.BROWSER).forEach(entry -> {
            // An answer with an error status is told as such; what the page makes of it is for its tests.
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()
                    && !entry.getMessage().contains("the server responded with a status of")) {
                complaints.add("console: " + entry.getMessage());
            }
        });
        driver.manage().logs().get(LogType.PERFORMANCE).forEach(entry -> {
            JsonObject message = JSON.parse(entry.getMessage()).get("message").getAsObject();
            if (message.getString("method").equals("Network.requestWillBeSent")) {
                String url = message.get("params")
                        .getAsObject()
                        .get("request")
                        .getAsObject()
                        .getString("url");
                if (!url.equals("about:blank")
                        && others.stream().noneMatch(url::startsWith)
                        && !url.startsWith(server)
                        && !url.startsWith("blob:" + server)
                        && !url.startsWith("data:")) {
                    complaints.add("request: " + url);
                }
            }
        });
        return complaints;
    }

    private static String resource(String name) {
        try (InputStream file = Browser.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
