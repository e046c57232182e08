package io.regretradar.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that was built, and the Java it runs on. */
final class RadarVersion implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties built = new Properties();
        try (InputStream file = RadarVersion.class.getResourceAsStream("version.properties")) {
            built.load(file);
        }
        return new String[] {
            "Regret Radar " + built.getProperty("version"),
            "Java %s (%s)"
                    .formatted(
                            System.getProperty("java.version"), System.getProperty("java.vendor"))
        };
    }
}
