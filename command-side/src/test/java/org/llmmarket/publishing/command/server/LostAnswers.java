package org.llmmarket.publishing.command.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

/** Loses the answers of requests that ask for it, after all was done and before anybody could keep the answer. */
@Configuration(proxyBeanMethods = false)
public class LostAnswers {

    public static final String HEADER = "X-Lose-Answer";

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> losingFilter() {
        return new FilterRegistrationBean<>(new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                chain.doFilter(request, response);
                if (request.getHeader(HEADER) != null) {
                    throw new IllegalStateException("the answer is lost");
                }
            }
        });
    }
}
