package org.llmmarket.publishing.contract.comparison.operation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.difference.ChangeKind;
import org.llmmarket.publishing.contract.comparison.difference.Differences;
import org.llmmarket.publishing.contract.comparison.difference.Exchange;
import org.llmmarket.publishing.contract.comparison.difference.Pair;
import org.llmmarket.publishing.contract.comparison.difference.Texts;
import org.llmmarket.publishing.contract.comparison.difference.Wording;
import org.llmmarket.publishing.contract.comparison.path.PathItem;

/** Compares maps of path items: matched by name, and paths also by shape. */
final class PathItemsComparison {

    private final Differences differences;
    private final PathItemRole role;
    private final Exchange exchange;
    private final OperationComparison operations;

    PathItemsComparison(Differences differences, PathItemRole role, Exchange exchange, OperationComparison operations) {
        this.differences = differences;
        this.role = role;
        this.exchange = exchange;
        this.operations = operations;
    }

    /** Compares the path items that are members of two objects. */
    void compare(Pair owners) {
        Map<String, PathItem> before = items(owners.base());
        Map<String, PathItem> after = items(owners.revision());
        Map<String, PathItem> left = new LinkedHashMap<>(after);
        Map<String, PathItem> unmatched = new LinkedHashMap<>();
        before.forEach((name, base) -> Optional.ofNullable(left.remove(name))
                .ifPresentOrElse(revision -> compare(base, revision), () -> unmatched.put(name, base)));
        Map<String, PathItem> byShape = new LinkedHashMap<>();
        left.values().forEach(item -> byShape.putIfAbsent(shape(item), item));
        unmatched.forEach((name, base) -> Optional.ofNullable(byShape.remove(shape(base)))
                .ifPresentOrElse(
                        revision -> {
                            left.remove(revision.template().written());
                            compare(base, revision);
                        },
                        () -> tell(removal(base), base, owners.revision(), name)));
        left.forEach((name, revision) -> tell(role.added(), revision, owners.base(), name));
        new Texts(differences).extensions(owners, "the " + role.word() + "s");
    }

    private String shape(PathItem item) {
        return role == PathItemRole.PATH
                ? item.template().shape()
                : item.template().written();
    }

    private Map<String, PathItem> items(Place owner) {
        Map<String, PathItem> items = new LinkedHashMap<>();
        for (String name : owner.node().propertyNames()) {
            differences.spend(1);
            PathItem item = PathItem.of(name, owner.member(name));
            if (!name.startsWith("x-") && !item.isEmpty()) {
                items.put(name, item);
            }
        }
        return items;
    }

    private ChangeKind removal(PathItem base) {
        boolean promised = base.operations().isEmpty()
                || !base.operations().values().stream().allMatch(Stability::promisesNothing);
        return promised ? role.removed() : ChangeKind.UNSTABLE_OPERATION_REMOVED;
    }

    private void tell(ChangeKind kind, PathItem item, Place other, String name) {
        boolean added = kind == role.added();
        Place gone = other.member(name).exists() ? other.member(name).member("none") : other.member(name);
        differences.add(
                kind,
                added ? new Pair(gone, item.written()) : new Pair(item.written(), gone),
                "the " + role.word() + " " + Wording.quoted(name) + (added ? " is new" : " is gone"));
    }

    private void compare(PathItem base, PathItem revision) {
        Pair written = new Pair(base.written(), revision.written());
        if (!base.deadEnd().equals(revision.deadEnd())) {
            differences.resolve(written);
            return;
        }
        new Texts(differences)
                .compare(
                        written,
                        new Pair(base.resolved(), revision.resolved()),
                        "the " + role.word() + " "
                                + Wording.quoted(base.template().written()));
        Map<String, Place> before = base.operations();
        Map<String, Place> after = revision.operations();
        before.forEach((method, operation) -> {
            if (after.containsKey(method)) {
                operations.compare(base, revision, new Pair(operation, after.get(method)), exchange);
            } else {
                ChangeKind removed = Stability.promisesNothing(operation)
                        ? ChangeKind.UNSTABLE_OPERATION_REMOVED
                        : role.operationRemoved();
                tell(removed, method, new Pair(operation, nothing(revision)), base);
            }
        });
        after.forEach((method, operation) -> {
            if (!before.containsKey(method)) {
                tell(role.operationAdded(), method, new Pair(nothing(base), operation), revision);
            }
        });
    }

    private void tell(ChangeKind kind, String method, Pair at, PathItem item) {
        String name = Wording.quoted(method + " " + item.template().written());
        differences.add(kind, at, "the operation " + name + (at.isAdded() ? " is new" : " is gone"));
    }

    private static Place nothing(PathItem item) {
        return item.resolved().member("none");
    }
}
