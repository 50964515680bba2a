package org.llmmarket.publishing.sandbox.server;

import org.apache.catalina.connector.Connector;
import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
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
        server.addEngineValves(doors);
        server.addContextCustomizers(context -> context.addServletContainerInitializer(new WsSci(), null));
        return server;
    }

    @Bean
    ServletRegistrationBean<DispatcherServlet> dispatcher(WebApplicationContext context) {
        var registration = new ServletRegistrationBean<>(new DispatcherServlet(context), "/");
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
}
