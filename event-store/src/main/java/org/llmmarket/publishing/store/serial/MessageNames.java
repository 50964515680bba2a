package org.llmmarket.publishing.store.serial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

/**
 * The names under which classes are stored: the simple name, which is unique among the packages that are looked through, the
 * first package winning. Moving a class to another package therefore changes nothing in the store.
 */
public final class MessageNames {

    private final Map<String, String> classNames = new HashMap<>();

    private MessageNames() {}

    /** The names of every class in these packages and below. */
    public static MessageNames of(List<String> packages) {
        MessageNames names = new MessageNames();
        packages.forEach(names::scan);
        return names;
    }

    private void scan(String root) {
        String path = root.replace('.', '/');
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + path + "/**/*.class")) {
                String location = file.getURL().getPath();
                String className = ClassUtils.convertResourcePathToClassName(
                        location.substring(location.lastIndexOf(path + "/"), location.length() - ".class".length()));
                classNames.putIfAbsent(simpleName(className), className);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String simpleName(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }

    /** The name under which instances of the class are stored. */
    public String nameOf(Class<?> type) {
        String simple = simpleName(type.getName());
        return type.getName().equals(classNames.get(simple)) ? simple : type.getName();
    }

    /** The class that is stored under the name, or the name itself where it is none of ours. */
    public String classNameOf(String name) {
        return Optional.ofNullable(classNames.get(name)).orElse(name);
    }
}
