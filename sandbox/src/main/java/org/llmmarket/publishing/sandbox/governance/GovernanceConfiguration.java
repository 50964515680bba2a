package org.llmmarket.publishing.sandbox.governance;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.sandbox.idempotency.KeyReused;
import org.llmmarket.publishing.sandbox.server.Neighbour;
import org.llmmarket.publishing.sandbox.switches.Mode;
import org.llmmarket.publishing.sandbox.switches.Switches;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.data.method.annotation.support.AnnotatedControllerConfigurer;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.DefaultExecutionGraphQlService;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlHttpHandler;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** GraphQL over HTTP and over its WebSocket, both at {@code /graphql} of the dashboard's port. */
@Configuration(proxyBeanMethods = false)
class GovernanceConfiguration {

    private static final String PATH = "/graphql";
    // The schema lies outside graphql/ so that the application around the sandbox does not take it for its own.
    private static final String SCHEMA = "sandbox/governance.graphqls";
    private static final int BEFORE_ROUTES = -2;

    @Bean
    AnnotatedControllerConfigurer controllers() {
        return new AnnotatedControllerConfigurer();
    }

    @Bean
    WebGraphQlHandler graphQl(AnnotatedControllerConfigurer controllers) {
        GraphQlSource source = GraphQlSource.schemaResourceBuilder()
                .schemaResources(new ClassPathResource(SCHEMA))
                .configureRuntimeWiring(
                        wiring -> wiring.scalar(Scalars.DATE_TIME).scalar(Scalars.JSON))
                .configureRuntimeWiring(controllers)
                .exceptionResolvers(
                        List.of(DataFetcherExceptionResolver.forSingleError(GovernanceConfiguration::explain)))
                .build();
        return WebGraphQlHandler.builder(new DefaultExecutionGraphQlService(source))
                .interceptor(new IdempotencyHeader())
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> graphQlOverHttp(WebGraphQlHandler graphQl) {
        return RouterFunctions.route(
                Neighbour.GOVERNANCE.and(RequestPredicates.POST(PATH)), new GraphQlHttpHandler(graphQl)::handleRequest);
    }

    @Bean
    HandlerMapping graphQlOverWebSocket(WebGraphQlHandler graphQl, JsonMapper json, Switches switches) {
        var connections = new LiveConnections(graphQl, new JacksonJsonHttpMessageConverter(json));
        switches.onTurn((neighbour, position) -> {
            if (neighbour == Neighbour.GOVERNANCE && position.mode() == Mode.GONE) {
                connections.cut();
            }
        });
        var mapping = new GovernancePort();
        mapping.setWebSocketUpgradeMatch(true);
        mapping.setUrlMap(Map.of(PATH, connections.initWebSocketHttpRequestHandler(new DefaultHandshakeHandler())));
        mapping.setOrder(BEFORE_ROUTES);
        return mapping;
    }

    private static @Nullable GraphQLError explain(Throwable fault, DataFetchingEnvironment asked) {
        if (fault instanceof Declined declined) {
            return GraphqlErrorBuilder.newError(asked)
                    .errorType(ErrorType.BAD_REQUEST)
                    .message("%s", declined.getMessage())
                    .extensions(Map.of("code", declined.code()))
                    .build();
        }
        if (fault instanceof KeyReused reused) {
            return GraphqlErrorBuilder.newError(asked)
                    .errorType(ErrorType.BAD_REQUEST)
                    .message("%s", reused.getMessage())
                    .extensions(Map.of("code", "IDEMPOTENCY_KEY_REUSED"))
                    .build();
        }
        return null;
    }

    /** Answers handshakes on the dashboard's port only. */
    private static final class GovernancePort extends WebSocketHandlerMapping {
        @Override
        protected @Nullable Object getHandlerInternal(HttpServletRequest request) throws Exception {
            return Neighbour.GOVERNANCE.serves(request) ? super.getHandlerInternal(request) : null;
        }
    }
}
