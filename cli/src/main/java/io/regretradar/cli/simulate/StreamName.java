package io.regretradar.cli.simulate;

import io.regretradar.domain.event.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a stream, or the last word of it: {@code tickets} for support-tickets. */
final class StreamName implements ITypeConverter<Stream> {

    @Override
    public Stream convert(String text) {
        String name = text.strip();
        return Stream.OF_CUSTOMERS.stream()
                .filter(
                        stream ->
                                stream.topic().equals(name) || stream.topic().endsWith("-" + name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new TypeConversionException(
                                        "%s is not a stream, which is one of %s. Separate several by commas."
                                                .formatted(
                                                        name, Stream.names(Stream.OF_CUSTOMERS))));
    }
}
