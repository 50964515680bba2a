package org.llmmarket.publishing.app;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Says in one sentence why a start failed. */
final class StartFailure {

    /** Whoever cannot listen says where; what lies below it does not. */
    private static final Pattern PORT = Pattern.compile("^(?:Port|.* listen on port) \\d+\\b");

    private StartFailure() {}

    static String sentence(Throwable failure) {
        List<Throwable> causes = causes(failure);
        for (Throwable cause : causes) {
            if (PORT.matcher(words(cause)).find()) {
                return words(cause) + " (choose another by PORT or SANDBOX_…_PORT).";
            }
        }
        return words(causes.get(causes.size() - 1));
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
