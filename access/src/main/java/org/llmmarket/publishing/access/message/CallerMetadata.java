package org.llmmarket.publishing.access.message;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.llmmarket.publishing.access.problem.RequestId;
import org.llmmarket.publishing.access.trail.RequestTrace;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.CallerAuthentication;
import org.slf4j.MDC;

/** Gives every command the id of its request, who sends it and from where, whence they go on into its events. */
public final class CallerMetadata implements MessageDispatchInterceptor<CommandMessage<?>> {

    public static final String ACTOR = "actor";

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> messages) {
        return (index, command) -> command.andMetaData(missing(command));
    }

    private static Map<String, String> missing(CommandMessage<?> command) {
        Map<String, String> metadata = new HashMap<>();
        String requestId = MDC.get(RequestId.KEY);
        if (requestId != null) {
            metadata.put(RequestId.KEY, requestId);
        }
        Caller caller = CallerAuthentication.current();
        if (caller.isSignedIn()) {
            metadata.put(ACTOR, String.valueOf(caller.account()));
        }
        String origin = RequestTrace.name();
        if (origin != null) {
            metadata.put(RequestTrace.KEY, origin);
        }
        metadata.keySet().removeAll(command.getMetaData().keySet());
        return metadata;
    }
}
