package org.llmmarket.publishing.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** The limit of an uncached read: Spring's web layer on Tomcat, and one select by primary key in it. */
final class BareSpring {

    private static final int CONNECTIONS = 20;

    private BareSpring() {}

    /** Arguments: the port, and the address of a database that has been filled. */
    public static void main(String[] arguments) throws Exception {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(arguments[1]);
        pool.setMaximumPoolSize(CONNECTIONS);
        JdbcClient jdbc = JdbcClient.create(new HikariDataSource(pool));
        AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
        spring.register(Web.class);
        spring.addBeanFactoryPostProcessor(beans -> beans.registerSingleton("jdbc", jdbc));
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
        tomcat.setPort(Integer.parseInt(arguments[0]));
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        Context context = tomcat.addContext("", null);
        Wrapper servlet = Tomcat.addServlet(context, "spring", new DispatcherServlet(spring));
        servlet.setLoadOnStartup(1);
        servlet.addMapping("/");
        tomcat.start();
        tomcat.getServer().await();
    }

    @Configuration
    @EnableWebMvc
    static class Web {
        @Bean
        Rows rows(JdbcClient jdbc) {
            return new Rows(jdbc);
        }
    }

    @RestController
    static class Rows {

        private final JdbcClient jdbc;

        Rows(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @GetMapping("/ready")
        ResponseEntity<byte[]> ready() {
            return ResponseEntity.ok(new byte[] {'1'});
        }

        @GetMapping("/services/{id}")
        ResponseEntity<byte[]> show(@PathVariable("id") String id) {
            byte[] json = jdbc.sql("SELECT entry FROM catalog.service WHERE service_id = ?")
                    .param(id)
                    .query(String.class)
                    .single()
                    .getBytes(StandardCharsets.UTF_8);
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json);
        }
    }
}
