package org.llmmarket.publishing.access.web;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Puts every endpoint under the base path unless it is there already or wants to be {@link AtRoot}. */
public final class ApiMapping extends RequestMappingHandlerMapping {

    public static final String BASE = "/api/v1";

    @Override
    protected @Nullable RequestMappingInfo getMappingForMethod(Method method, Class<?> endpoint) {
        RequestMappingInfo written = super.getMappingForMethod(method, endpoint);
        if (written == null || AnnotatedElementUtils.hasAnnotation(endpoint, AtRoot.class) || isBased(written)) {
            return written;
        }
        return RequestMappingInfo.paths(BASE)
                .options(getBuilderConfiguration())
                .build()
                .combine(written);
    }

    private static boolean isBased(RequestMappingInfo info) {
        return info.getPatternValues().stream().allMatch(path -> path.equals(BASE) || path.startsWith(BASE + "/"));
    }
}
