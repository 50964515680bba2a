package org.llmmarket.publishing.contract.comparison.server;

import java.util.BitSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.llmmarket.publishing.contract.comparison.Place;

/**
 * The address of a Server Object, without what makes no difference.
 *
 * @param template the URL in which each variable is written {@code {}}, so that its name does not count
 * @param variables the names of the variables in the order of the URL, by position
 */
record ServerAddress(Place place, String template, Map<Integer, String> variables) {

    private static final int LONGEST = 500;
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)\\}");
    private static final Pattern ORIGIN = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):\\/\\/([^/?#]*)");

    static ServerAddress of(Place server) {
        String url = server.node().path("url").asString("/").trim();
        Map<Integer, String> variables = new TreeMap<>();
        Matcher matcher = VARIABLE.matcher(url);
        while (matcher.find()) {
            variables.put(variables.size(), matcher.group(1));
        }
        return new ServerAddress(server, normal(VARIABLE.matcher(url).replaceAll("{}")), variables);
    }

    private static String normal(String url) {
        Matcher origin = ORIGIN.matcher(url);
        String normal = url;
        if (origin.find()) {
            String scheme = origin.group(1).toLowerCase(Locale.ROOT);
            String host = origin.group(2).toLowerCase(Locale.ROOT);
            String port = scheme.equals("https") || scheme.equals("wss") ? ":443" : ":80";
            String bare = host.endsWith(port) ? host.substring(0, host.length() - port.length()) : host;
            normal = scheme + "://" + bare + url.substring(origin.end());
        }
        return normal.endsWith("/") ? normal.substring(0, normal.length() - 1) : normal;
    }

    Place variable(int position) {
        return place.member("variables").member(variables.getOrDefault(position, ""));
    }

    /** The values that a variable may have; none where it may have any. */
    Set<String> values(int position) {
        Set<String> values = new TreeSet<>();
        variable(position).node().path("enum").forEach(value -> values.add(value.asString("")));
        return values;
    }

    String defaultOf(int position) {
        return variable(position).node().path("default").asString("");
    }

    /** Whether another address without variables is what this one may become. */
    boolean covers(ServerAddress other) {
        String url = other.template;
        if (!other.variables.isEmpty() || variables.isEmpty() || variables.size() > 4 || url.length() > LONGEST) {
            return false;
        }
        String[] parts = template.split("\\{\\}", -1);
        BitSet ends = new BitSet();
        if (url.startsWith(parts[0])) {
            ends.set(parts[0].length());
        }
        for (int part = 1; part < parts.length; part++) {
            ends = ends(url, valueEnds(url, ends, part - 1), parts[part]);
        }
        return ends.get(url.length());
    }

    /** Where a text may end that starts at one of some places. */
    private static BitSet ends(String url, BitSet starts, String text) {
        BitSet ends = new BitSet();
        starts.stream().filter(start -> url.startsWith(text, start)).forEach(start -> ends.set(start + text.length()));
        return ends;
    }

    private BitSet valueEnds(String url, BitSet starts, int position) {
        BitSet ends = new BitSet();
        Set<String> values = values(position);
        if (values.isEmpty() && !starts.isEmpty()) {
            ends.set(starts.nextSetBit(0) + 1, url.length() + 2);
        }
        values.stream().limit(50).forEach(value -> ends.or(ends(url, starts, value)));
        return ends;
    }

    /** As it is written. */
    @Override
    public String toString() {
        return place.node().path("url").asString("/");
    }
}
