package io.regretradar.cli.learn;

import io.regretradar.cli.console.WrongUsage;
import picocli.CommandLine.ITypeConverter;

/** A number of days as people write it: {@code 30d}, or {@code 30}. */
final class Days implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        if (text.matches("[1-9][0-9]{0,3}d?")) {
            return Integer.valueOf(text.replace("d", ""));
        }
        throw new WrongUsage("'" + text + "' is no number of days; write 1d to 9999d, e.g. 30d.");
    }
}
