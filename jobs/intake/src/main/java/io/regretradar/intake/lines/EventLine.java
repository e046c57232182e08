package io.regretradar.intake.lines;

import io.regretradar.intake.Decoded;
import java.nio.file.Path;

/**
 * A line of a file and what it turned out to be.
 *
 * @param file where it stands
 * @param number counted from 1; blank lines count
 * @param content what it is
 */
public record EventLine(Path file, long number, Decoded content) {

    /** Where it stands, for messages: {@code file:number}. */
    public String place() {
        return file + ":" + number;
    }
}
