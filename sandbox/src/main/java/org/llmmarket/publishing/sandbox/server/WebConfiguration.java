package org.llmmarket.publishing.sandbox.server;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurationSupport;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Spring MVC with the few parts that the sandbox needs, independent of what else lies on the class path. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration extends WebMvcConfigurationSupport {

    private final JsonMapper json;

    WebConfiguration(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected RequestMappingHandlerMapping createRequestMappingHandlerMapping() {
        return new RequestMappingHandlerMapping() {
            @Override
            protected @Nullable ServedOnCondition getCustomMethodCondition(Method handler) {
                return ServedOnCondition.of(handler.getDeclaringClass());
            }
        };
    }

    @Override
    protected void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters
                .disableDefaults()
                .addCustomConverter(new ByteArrayHttpMessageConverter())
                .withStringConverter(new StringHttpMessageConverter(StandardCharsets.UTF_8))
                .withJsonConverter(new JacksonJsonHttpMessageConverter(json));
    }

    /** Lets the advice answer for router functions too, which it would otherwise leave to the container. */
    @Override
    protected ExceptionHandlerExceptionResolver createExceptionHandlerExceptionResolver() {
        var resolver = new ExceptionHandlerExceptionResolver();
        resolver.setMappedHandlerPredicate(handler -> true);
        return resolver;
    }

    @Override
    protected Validator getValidator() {
        return new NoValidation();
    }

    /** Keeps Bean Validation out, should the surrounding application have it. */
    private static final class NoValidation implements Validator {
        @Override
        public boolean supports(Class<?> type) {
            return false;
        }

        @Override
        public void validate(Object target, Errors errors) {
            // There is nothing that it supports.
        }
    }
}
