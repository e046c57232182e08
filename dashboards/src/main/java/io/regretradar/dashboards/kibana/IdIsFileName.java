package io.regretradar.dashboards.kibana;

import java.util.stream.Stream;

/** The id is the name of the file, so that an object is found and no two have the same. */
final class IdIsFileName implements Rule {

    @Override
    public Stream<String> problems(SavedObject object, Bundle bundle) {
        return object.id().equals(object.file())
                ? Stream.empty()
                : Stream.of("its id is '%s', but must be the file's name".formatted(object.id()));
    }
}
