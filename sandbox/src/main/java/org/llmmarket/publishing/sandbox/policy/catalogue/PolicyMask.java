package org.llmmarket.publishing.sandbox.policy.catalogue;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Set;
import policyengine.v1.Policy;

/** Takes over the fields that an update mask names, such as {@code enabled} or {@code rule.expression.cel}. */
final class PolicyMask {

    private static final List<String> EVERYTHING =
            List.of("name", "description", "type", "enabled", "severity", "rule", "metadata");
    private static final Set<String> KEPT = Set.of("id", "created_at", "updated_at", "version");

    private PolicyMask() {}

    static Policy apply(Policy current, Policy changes, List<String> mask) {
        var changed = current.toBuilder();
        for (String path : mask.isEmpty() ? EVERYTHING : mask) {
            if (KEPT.contains(path)) {
                throw Faults.invalid("update_mask", "'%s' cannot be changed".formatted(path));
            }
            take(path, path, changes, changed);
        }
        return changed.build();
    }

    private static void take(String whole, String path, Message from, Message.Builder to) {
        int dot = path.indexOf('.');
        FieldDescriptor field = field(whole, dot < 0 ? path : path.substring(0, dot), from.getDescriptorForType());
        if (dot > 0) {
            if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE || field.isRepeated()) {
                throw unknown(whole);
            }
            var inner = ((Message) to.getField(field)).toBuilder();
            take(whole, path.substring(dot + 1), (Message) from.getField(field), inner);
            to.setField(field, inner.build());
        } else if (field.isRepeated() || from.hasField(field) || !field.hasPresence()) {
            to.setField(field, from.getField(field));
        } else {
            to.clearField(field);
        }
    }

    private static FieldDescriptor field(String whole, String name, Descriptor type) {
        return type.getFields().stream()
                .filter(each ->
                        each.getName().equals(name) || each.getJsonName().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(whole));
    }

    private static RuntimeException unknown(String path) {
        return Faults.invalid("update_mask", "'%s' is no field of a policy".formatted(path));
    }
}
