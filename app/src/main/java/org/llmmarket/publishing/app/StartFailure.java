package org.llmmarket.publishing.app;

import java.net.BindException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.web.server.PortInUseException;

/** Says in one sentence why a start failed. */
final class StartFailure {

    private StartFailure() {}

    static String sentence(Throwable failure) {
        List<Throwable> causes = causes(failure);
        for (Throwable cause : causes) {
            if (cause instanceof PortInUseException inUse) {
                return "port %d is taken; end what listens there or choose another by PORT or SANDBOX_…_PORT."
                        .formatted(inUse.getPort());
            }
            if (cause instanceof BindException) {
                return "a port is taken (%s); choose others by PORT and SANDBOX_…_PORT.".formatted(cause.getMessage());
            }
        }
        Throwable root = causes.get(causes.size() - 1);
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
