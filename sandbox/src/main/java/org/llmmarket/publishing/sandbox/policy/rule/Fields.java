package org.llmmarket.publishing.sandbox.policy.rule;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a message's field by its path in a service definition, such as {@code compliance.dataResidency}. */
final class Fields {

    private Fields() {}

    /** The value as text, {@code none} when nothing is there, empty when the path names no field. */
    static String valueOf(Message message, String path) {
        int dot = path.indexOf('.');
        String head = dot < 0 ? path : path.substring(0, dot);
        FieldDescriptor field = message.getDescriptorForType().getFields().stream()
                .filter(each ->
                        each.getJsonName().equals(head) || each.getName().equals(head))
                .findFirst()
                .orElse(null);
        if (field == null) {
            return "";
        }
        Object value = message.getField(field);
        return dot > 0 && value instanceof Message inner ? valueOf(inner, path.substring(dot + 1)) : text(value);
    }

    private static String text(Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty() ? "none" : list.stream().map(Object::toString).collect(Collectors.joining(", "));
        }
        String text = value.toString();
        return text.isEmpty() ? "none" : text;
    }
}
