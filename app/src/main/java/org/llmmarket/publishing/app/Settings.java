package org.llmmarket.publishing.app;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.logging.LogLevel;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The settings that must be known before the application starts: {@code --data-dir=…} goes before {@code DATA_DIR}. */
record Settings(ConfigurableEnvironment environment) {

    static Settings of(String... arguments) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        return new Settings(environment);
    }

    /** Refuses what nobody would read, such as the mistyped name of a tool: the service would start instead. */
    static void requireNamed(String... arguments) {
        for (String argument : arguments) {
            if (!argument.startsWith("--") && !argument.isBlank()) {
                throw new StartRefused("'%s' is neither a tool nor a setting such as --port=3001; --help says more."
                        .formatted(argument));
            }
        }
    }

    Set<ProcessRole> roles() {
        return isSet("roles") ? ProcessRole.parse(text("roles", "")) : ProcessRole.DEFAULT;
    }

    boolean isProduction() {
        return oneOf("environment", "development", "production").equals("production");
    }

    /** The first choice is the default. */
    String oneOf(String name, String... choices) {
        String text = text(name, choices[0]);
        if (!Set.of(choices).contains(text)) {
            throw new StartRefused("%s: '%s' is none of %s.".formatted(spelt(name), text, String.join(", ", choices)));
        }
        return text;
    }

    boolean isSet(String name) {
        return !text(name, "").isBlank();
    }

    String text(String name, String otherwise) {
        return environment.getProperty(name, otherwise);
    }

    LogLevel logLevel() {
        return Binder.get(environment).bind("log-level", LogLevel.class).orElseGet(() -> LogLevel.INFO);
    }

    int port(String name, int otherwise) {
        String text = isSet(name) ? text(name, "").strip() : Integer.toString(otherwise);
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // told below, together with what is out of range
        }
        throw new StartRefused(
                "%s: '%s' is no port; give a number from 0 (any free one) to 65535.".formatted(spelt(name), text));
    }

    /** A number without a unit is none: one person means seconds by it and another days. */
    Duration duration(String name, Duration otherwise) {
        if (!isSet(name)) {
            return otherwise;
        }
        String text = text(name, "").strip();
        try {
            Duration duration = DurationStyle.detectAndParse(text);
            if (!text.matches("[-+]?\\d+") && !duration.isNegative()) {
                return duration;
            }
        } catch (IllegalArgumentException e) {
            // told below, together with what has no unit
        }
        throw new StartRefused("%s: '%s' is no duration; write 30s or PT30S.".formatted(spelt(name), text));
    }

    /** Refuses durations that would be taken for milliseconds, or end what they are for before it begins. */
    void requireDurations() {
        for (String name : List.of("policy-watch", "registry-reconcile-every", "audit-checkpoint-interval")) {
            duration(name, Duration.ZERO);
        }
        for (String name : List.of("approval-timeout", "deprecation-grace", "shutdown-timeout")) {
            if (isSet(name) && duration(name, Duration.ZERO).isZero()) {
                throw new StartRefused("%s: it must be longer than nothing.".formatted(spelt(name)));
            }
        }
    }

    /** The name of a setting in the environment. */
    static String spelt(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
