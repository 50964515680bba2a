package org.llmmarket.publishing.sandbox.governance;

import graphql.GraphQLContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import reactor.core.publisher.Mono;

/** Carries the request's {@code Idempotency-Key} to the mutation; a WebSocket's handshake has none for its messages. */
final class IdempotencyHeader implements WebGraphQlInterceptor {

    private static final String NAME = "Idempotency-Key";

    static @Nullable String in(GraphQLContext context) {
        return context.get(NAME);
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        String key = request.getHeaders().getFirst(NAME);
        if (key != null && !(request instanceof WebSocketGraphQlRequest)) {
            request.configureExecutionInput((input, builder) ->
                    builder.graphQLContext(Map.of(NAME, key)).build());
        }
        return chain.next(request);
    }
}
