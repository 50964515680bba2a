package org.llmmarket.publishing.sandbox.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.NoHandlerFoundException;
import tools.jackson.databind.json.JsonMapper;

/** The web server and its one dispatcher. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    TomcatServletWebServerFactory webServer(Doors doors) {
        var server = new TomcatServletWebServerFactory();
        server.addConnectorCustomizers(connector -> doors.open(Neighbour.REGISTRY, connector));
        server.addAdditionalConnectors(
                doors.open(Neighbour.GOVERNANCE, new Connector()), doors.open(Neighbour.PROVIDER, new Connector()));
        server.setShutdown(Shutdown.GRACEFUL);
        server.addEngineValves(doors);
        server.addContextCustomizers(context -> context.addServletContainerInitializer(new WsSci(), null));
        return server;
    }

    @Bean
    ServletRegistrationBean<Dispatcher> dispatcher(WebApplicationContext context) {
        var registration = new ServletRegistrationBean<>(new Dispatcher(context), "/");
        registration.setName("sandbox");
        registration.setLoadOnStartup(1);
        return registration;
    }

    @Bean
    JsonMapper jsonMapper() {
        return JsonMapper.builder()
                .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
                .build();
    }

    /** Takes an unknown path as the ordinary mistake that it is: the caller is told, the log is not. */
    static final class Dispatcher extends DispatcherServlet {

        Dispatcher(WebApplicationContext context) {
            super(context);
        }

        @Override
        protected void noHandlerFound(HttpServletRequest request, HttpServletResponse response)
                throws NoHandlerFoundException {
            throw new NoHandlerFoundException(request.getMethod(), request.getRequestURI(), new HttpHeaders());
        }
    }
}
