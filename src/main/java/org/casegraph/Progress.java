package org.casegraph;

import java.io.IOException;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jline.utils.OSUtils;
import picocli.CommandLine.Help.Ansi;

/** A bar on a terminal for each phase, with rate and time left, and nothing where the output is read by a program. */
final class Progress implements AutoCloseable {
    private final Optional<Supplier<ProgressBarBuilder>> bars;
    private final LongSupplier clock;
    private Optional<ProgressBar> bar = Optional.empty();
    private String phase = "";

    /**
     * @param bars where to they are written; empty if nobody looks
     * @param clock {@link System#nanoTime()}
     */
    Progress(Optional<Supplier<ProgressBarBuilder>> bars, LongSupplier clock) {
        this.bars = bars;
        this.clock = clock;
    }

    static Progress start() {
        return new Progress(
                isReadByAPerson() ? Optional.of(ProgressBarBuilder::new) : Optional.empty(), System::nanoTime);
    }

    /** Bars go to the standard error, which may be a file where the others are a terminal, and the other way round. */
    private static boolean isReadByAPerson() {
        if (OSUtils.IS_WINDOWS) {
            return Ansi.AUTO.enabled();
        }
        try {
            return TerminalProvider.load("exec").isSystemStream(SystemStream.Error);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * @param done how many cases
     * @param all about how many there are; below 0 if that is not known
     */
    void at(String name, long done, long all) {
        if (bars.isEmpty()) {
            return;
        }
        if (!name.equals(phase)) {
            close();
            phase = name;
            bar = bars.map(each -> each.get()
                    .setTaskName(name)
                    .setInitialMax(all)
                    .setRenderer(new PhaseLine(style(), clock))
                    .build());
        }
        bar.ifPresent(shown -> shown.maxHint(all).stepTo(done));
    }

    private static ProgressBarStyle style() {
        return Ansi.AUTO.enabled() ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.UNICODE_BLOCK;
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
