package org.llmmarket.publishing.app;

import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.BindException;

/** Says in one sentence why a start failed. */
final class StartFailure {

    /** Whoever cannot listen says where; what lies below it does not. */
    private static final Pattern PORT = Pattern.compile("^(?:Port|.* listen on port) \\d+\\b");

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([a-z0-9-]+)");

    private StartFailure() {}

    static String sentence(Throwable failure) {
        List<Throwable> causes = causes(failure);
        Throwable root = causes.get(causes.size() - 1);
        for (Throwable cause : causes) {
            if (PORT.matcher(words(cause)).find()) {
                return words(cause) + " (choose another by PORT or SANDBOX_…_PORT).";
            }
            if (cause instanceof BindException unbound) {
                return setting(unbound).map(name -> name + ": ").orElse("") + words(root);
            }
            if (cause instanceof SQLException sql) {
                String setting = isAboutTheAddress(sql) ? "DATABASE_URL: " : "";
                return setting + words(cause) + (cause == root ? "" : " (" + named(root) + ").");
            }
            if (cause instanceof FileSystemException) {
                return named(cause) + " (DATA_DIR says where files are).";
            }
        }
        return words(root);
    }

    /** The setting that could not be bound, as people give it; none where a record refuses its parts, and says why. */
    private static Optional<String> setting(BindException unbound) {
        return Optional.ofNullable(unbound.getProperty())
                .filter(property -> property.getName().equals(unbound.getName()))
                .map(property -> REFERENCE.matcher(String.valueOf(property.getValue())))
                .map(reference -> reference.find()
                        ? Settings.spelt(reference.group(1))
                        : unbound.getName().toString());
    }

    /** No connection, nobody of that name or password, or no such database. */
    private static boolean isAboutTheAddress(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        return state.startsWith("08") || state.startsWith("28") || state.startsWith("3D");
    }

    private static String named(Throwable cause) {
        return cause.getClass().getSimpleName() + ": " + words(cause);
    }

    private static String words(Throwable cause) {
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
