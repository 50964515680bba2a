package org.llmmarket.publishing.saga.endpoint.probe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.llmmarket.publishing.contract.document.Operation;
import org.llmmarket.publishing.contract.document.Parameter;
import org.llmmarket.publishing.contract.sample.SampleValue;
import org.llmmarket.publishing.saga.endpoint.net.Call;
import tools.jackson.databind.JsonNode;

/** Writes sample values for an operation's required parameters, each in the style that its contract asks for. */
final class ParameterWriter {

    private final SampleValue samples;

    ParameterWriter(SampleValue samples) {
        this.samples = samples;
    }

    Call write(Operation operation) {
        String path = operation.path();
        for (Parameter parameter : operation.parameters("path")) {
            path = path.replace("{" + parameter.name() + "}", pathValue(parameter));
        }
        StringJoiner query = new StringJoiner("&");
        operation.parameters("query").stream().filter(Parameter::required).forEach(p -> form(p).forEach(query::add));
        String target = query.length() == 0 ? path : path + "?" + query;
        Map<String, String> headers = new LinkedHashMap<>();
        for (Parameter parameter : operation.parameters("header")) {
            // These three are described elsewhere in the document, and parameters of their names mean nothing.
            if (parameter.required() && !parameter.name().matches("(?i)accept|content-type|authorization")) {
                headers.put(parameter.name(), header(simple(samples.of(parameter), parameter.isExploded())));
            }
        }
        List<String> cookies = new ArrayList<>();
        operation.parameters("cookie").stream().filter(Parameter::required).forEach(p -> cookies.addAll(form(p)));
        if (!cookies.isEmpty()) {
            headers.put("Cookie", String.join("; ", cookies));
        }
        return new Call(operation.method(), target, headers, null);
    }

    private String pathValue(Parameter parameter) {
        JsonNode value = samples.of(parameter);
        String style = parameter.node().path("style").asString("simple");
        if (style.equals("label")) {
            return "." + encode(simple(value, parameter.isExploded()));
        }
        if (style.equals("matrix")) {
            return ";" + encode(parameter.name()) + "=" + encode(simple(value, parameter.isExploded()));
        }
        String text = encode(parameter.isContent() ? value.toString() : simple(value, parameter.isExploded()));
        return text.isEmpty() ? "-" : text;
    }

    private List<String> form(Parameter parameter) {
        JsonNode value = samples.of(parameter);
        String name = encode(parameter.name());
        if (parameter.isContent()) {
            return List.of(name + "=" + encode(value.toString()));
        }
        String style = parameter.node().path("style").asString("form");
        List<String> pairs = new ArrayList<>();
        if (value.isObject() && style.equals("deepObject")) {
            value.properties()
                    .forEach(member -> pairs.add(
                            name + encode("[" + member.getKey() + "]") + "=" + encode(text(member.getValue()))));
        } else if (value.isObject() && parameter.isExploded()) {
            value.properties()
                    .forEach(member -> pairs.add(encode(member.getKey()) + "=" + encode(text(member.getValue()))));
        } else if (value.isArray() && parameter.isExploded()) {
            value.forEach(item -> pairs.add(name + "=" + encode(text(item))));
        } else {
            String separator = style.equals("spaceDelimited") ? " " : style.equals("pipeDelimited") ? "|" : ",";
            pairs.add(name + "=" + encode(delimited(value, separator, false)));
        }
        return pairs;
    }

    private static String simple(JsonNode value, boolean exploded) {
        return delimited(value, ",", exploded);
    }

    private static String delimited(JsonNode value, String separator, boolean exploded) {
        StringJoiner joined = new StringJoiner(separator);
        if (value.isObject()) {
            value.properties()
                    .forEach(member ->
                            joined.add(member.getKey() + (exploded ? "=" : separator) + text(member.getValue())));
            return joined.toString();
        }
        if (value.isArray()) {
            value.forEach(item -> joined.add(text(item)));
            return joined.toString();
        }
        return text(value);
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asString("") : value.toString();
    }

    private static String header(String value) {
        return value.replaceAll("[^\\x20-\\x7e]", "?").trim();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
