package org.casegraph;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Help.Ansi;

/** A bar on a terminal for each phase, with rate and time left, and nothing where the output is read by a program. */
final class Progress implements AutoCloseable {
    private final boolean isShown;
    private Optional<ProgressBar> bar = Optional.empty();
    private String phase = "";

    private Progress(boolean isShown) {
        this.isShown = isShown;
    }

    static Progress start() {
        return new Progress(Ansi.AUTO.enabled());
    }

    /**
     * @param done how many cases
     * @param all about how many there are; below 0 if that is not known
     */
    void at(String name, long done, long all) {
        if (!isShown) {
            return;
        }
        if (!name.equals(phase)) {
            close();
            phase = name;
            bar = Optional.of(new ProgressBarBuilder()
                    .setTaskName(name)
                    .setUnit(" cases", 1)
                    .setInitialMax(all)
                    .showSpeed()
                    .build());
        }
        bar.ifPresent(shown -> shown.maxHint(all).stepTo(done));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
