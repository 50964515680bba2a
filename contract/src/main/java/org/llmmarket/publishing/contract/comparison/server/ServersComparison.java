package org.llmmarket.publishing.contract.comparison.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.difference.ChangeKind;
import org.llmmarket.publishing.contract.comparison.difference.Differences;
import org.llmmarket.publishing.contract.comparison.difference.Pair;
import org.llmmarket.publishing.contract.comparison.difference.Texts;
import org.llmmarket.publishing.contract.comparison.difference.Wording;

/** Compares the addresses at which an operation is served; the nearest list counts, and without any it is {@code /}. */
public final class ServersComparison {

    private final Differences differences;
    private final Pair ofDocuments;

    public ServersComparison(Differences differences, Pair documents) {
        this.differences = differences;
        this.ofDocuments = documents.member("servers");
    }

    /** Compares the servers of an operation, its path item or its document. */
    public void compare(Pair ofOperation, Pair ofPathItem) {
        Pair servers = new Pair(
                nearest(ofOperation.base(), ofPathItem.base(), ofDocuments.base()),
                nearest(ofOperation.revision(), ofPathItem.revision(), ofDocuments.revision()));
        if (differences.isFirst("servers", servers)) {
            compare(servers, addresses(servers.base()), addresses(servers.revision()));
        }
    }

    private static Place nearest(Place... lists) {
        for (Place list : lists) {
            if (list.node().isArray() && !list.node().isEmpty()) {
                return list;
            }
        }
        return lists[lists.length - 1];
    }

    private static List<ServerAddress> addresses(Place servers) {
        List<ServerAddress> addresses = new ArrayList<>();
        for (int i = 0; i < servers.node().size(); i++) {
            addresses.add(ServerAddress.of(servers.element(i)));
        }
        return addresses.isEmpty() ? List.of(ServerAddress.of(servers)) : addresses;
    }

    private void compare(Pair servers, List<ServerAddress> before, List<ServerAddress> after) {
        long pairs = (long) before.size() * after.size();
        differences.spend(pairs > 100 ? pairs * 100 : pairs);
        for (ServerAddress was : before) {
            Optional<ServerAddress> same = after.stream()
                    .filter(is -> is.template().equals(was.template()))
                    .findFirst();
            if (same.isPresent()) {
                compare(was, same.get());
            } else if (after.stream().noneMatch(is -> is.covers(was))) {
                differences.add(
                        ChangeKind.SERVER_REMOVED,
                        new Pair(was.place(), servers.revision().member("none")),
                        "the server " + Wording.quoted(was.toString()) + " is gone");
            }
        }
        after.stream()
                .filter(is -> before.stream().noneMatch(was -> was.template().equals(is.template()) || was.covers(is)))
                .forEach(is -> differences.add(
                        ChangeKind.SERVER_ADDED,
                        new Pair(servers.base().member("none"), is.place()),
                        "the server " + Wording.quoted(is.toString()) + " is new"));
    }

    private void compare(ServerAddress was, ServerAddress is) {
        Pair server = new Pair(was.place(), is.place());
        new Texts(differences).compare(server, server, "the server");
        new Texts(differences).compare(ChangeKind.DESCRIPTION_CHANGED, server.member("name"), "the name of the server");
        for (int position : was.variables().keySet()) {
            Pair variable = new Pair(was.variable(position), is.variable(position));
            values(was.values(position), is.values(position), variable);
            if (!was.defaultOf(position).equals(is.defaultOf(position))) {
                boolean stays = is.values(position).contains(was.defaultOf(position));
                differences.add(
                        stays ? ChangeKind.SERVER_VARIABLE_DEFAULT_MOVED : ChangeKind.SERVER_VARIABLE_DEFAULT_CHANGED,
                        variable.member("default"),
                        "the default of a variable has changed " + Wording.fromTo(variable.member("default")));
            }
            new Texts(differences).compare(variable, variable, "a variable of the server");
        }
    }

    private void values(Set<String> was, Set<String> is, Pair variable) {
        Pair at = variable.member("enum");
        was.stream()
                .filter(value -> !is.isEmpty() && !is.contains(value))
                .forEach(value -> differences.add(
                        ChangeKind.SERVER_VARIABLE_VALUE_REMOVED,
                        at,
                        "the variable may no longer be " + Wording.quoted(value)));
        is.stream()
                .filter(value -> !was.isEmpty() && !was.contains(value))
                .forEach(value -> differences.add(
                        ChangeKind.SERVER_VARIABLE_VALUE_ADDED, at, "the variable may be " + Wording.quoted(value)));
        if (was.isEmpty() && !is.isEmpty()) {
            differences.add(ChangeKind.SERVER_VARIABLE_VALUE_REMOVED, at, "the variable may no longer have any value");
        } else if (!was.isEmpty() && is.isEmpty()) {
            differences.add(ChangeKind.SERVER_VARIABLE_VALUE_ADDED, at, "the variable may have any value");
        }
    }
}
