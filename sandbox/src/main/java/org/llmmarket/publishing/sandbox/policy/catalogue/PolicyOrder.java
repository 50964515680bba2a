package org.llmmarket.publishing.sandbox.policy.catalogue;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import policyengine.v1.Policy;

/** Reads an order such as {@code severity desc, name}; what is equal by it goes by id. */
final class PolicyOrder {

    private static final Pattern KEY = Pattern.compile("\\s*(\\w+)(?:\\s+(asc|desc))?\\s*");

    private PolicyOrder() {}

    static Comparator<Policy> of(String orderBy) {
        Comparator<Policy> byId = Comparator.comparing(Policy::getId);
        if (orderBy.isBlank()) {
            return byId;
        }
        Comparator<Policy> order = Comparator.comparing(policy -> 0);
        for (String key : orderBy.split(",", -1)) {
            order = order.thenComparing(key(key));
        }
        return order.thenComparing(byId);
    }

    private static Comparator<Policy> key(String text) {
        Matcher form = KEY.matcher(text);
        if (!form.matches()) {
            throw Faults.invalid("order_by", "'%s' is no order such as severity desc".formatted(text));
        }
        PolicyFields.require("order_by", form.group(1));
        Comparator<Policy> order = PolicyFields.order(form.group(1));
        return "desc".equals(form.group(2)) ? order.reversed() : order;
    }
}
