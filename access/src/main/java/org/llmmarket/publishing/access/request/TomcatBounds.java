package org.llmmarket.publishing.access.request;

import org.apache.catalina.connector.Connector;
import org.llmmarket.publishing.access.problem.ServerErrors;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/** Bounds what a client may make the server wait for or keep, and tells the server's own refusals as problems. */
final class TomcatBounds implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    /** Who sends a body that is refused gets to read why if he stops here; one that goes on is cut off. */
    private static final int SWALLOWED_BYTES = 32 * 1024 * 1024;

    private static final int MILLIS_BETWEEN_BYTES = 15_000;
    private static final int HEADER_BYTES = 16 * 1024;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(TomcatBounds::bound);
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ServerErrors()));
    }

    private static void bound(Connector connector) {
        connector.setProperty("maxSwallowSize", Integer.toString(SWALLOWED_BYTES));
        connector.setProperty("connectionTimeout", Integer.toString(MILLIS_BETWEEN_BYTES));
        connector.setProperty("keepAliveTimeout", Integer.toString(MILLIS_BETWEEN_BYTES * 4));
        connector.setProperty("maxHttpRequestHeaderSize", Integer.toString(HEADER_BYTES));
        // Bodies are never parameters.
        connector.setMaxPostSize(0);
        connector.setParseBodyMethods("");
    }

    /** After the factory has been given its settings. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
