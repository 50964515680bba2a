package org.llmmarket.publishing.contract.comparison.security;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.difference.Pair;

/** Finds each security scheme of the base in the revision: by what it is, else by its name. */
final class Schemes {

    private final Pair defined;
    private final Pair roots;
    private final Map<SchemeIdentity, String> byIdentity = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    Schemes(Pair documents) {
        this.roots = documents;
        this.defined = documents.member("components").member("securitySchemes");
        for (String name : defined.revision().node().propertyNames()) {
            SchemeIdentity.of(defined.revision().member(name)).ifPresent(is -> byIdentity.putIfAbsent(is, name));
        }
    }

    /** The name that a scheme of the base has in the revision. */
    String nameInRevision(String nameInBase) {
        return names.computeIfAbsent(nameInBase, this::find);
    }

    private String find(String name) {
        Optional<SchemeIdentity> was = SchemeIdentity.of(defined.base().member(name));
        boolean isTheSame = was.isPresent()
                && was.equals(SchemeIdentity.of(defined.revision().member(name)));
        return isTheSame ? name : was.map(byIdentity::get).orElse(name);
    }

    /** Both definitions of a scheme, by its name in either document. */
    Pair definitions(String nameInBase, String nameInRevision) {
        return new Pair(
                definition(defined.base(), roots.base(), nameInBase),
                definition(defined.revision(), roots.revision(), nameInRevision));
    }

    /** Since 3.2 a requirement may also name its scheme by a reference. */
    private static Place definition(Place defined, Place root, String name) {
        return defined.member(name).exists() || !name.startsWith("#/") ? defined.member(name) : root.target(name);
    }
}
