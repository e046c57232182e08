package io.regretradar.pipeline.settings;

/** A setting is wrong. The message names the key, its value, what is allowed and how to set it. */
public final class SettingsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private SettingsException(String message) {
        super(message);
    }

    /** A value that is not allowed; {@code null} for one that is missing. */
    static SettingsException wrongValue(String key, Object was, String allowed) {
        String state = was == null ? "is not set" : "is '" + was + "'";
        return new SettingsException(
                "%s %s, but must be %s. %s".formatted(key, state, allowed, howToSet(key)));
    }

    /** A key that does not exist, with the known one that is spelled most alike. */
    static SettingsException unknownKey(String key, String where, String nearest) {
        return new SettingsException(
                "%s (%s) is not a setting. Did you mean %s? All settings: docs/configuration.md."
                        .formatted(key, where, nearest));
    }

    /** Arguments or a file that cannot be read as settings at all. */
    static SettingsException unreadable(String what, String remedy) {
        return new SettingsException(what + ". " + remedy);
    }

    private static String howToSet(String key) {
        return "Set it with --%s VALUE, with %s=VALUE in the environment, or in the file given with --config."
                .formatted(key, Setting.environmentName(key));
    }
}
