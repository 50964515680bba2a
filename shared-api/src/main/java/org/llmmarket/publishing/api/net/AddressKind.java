package org.llmmarket.publishing.api.net;

/** What a network address or host name leads to. */
public enum AddressKind {
    PUBLIC("a public address"),
    LOOPBACK("a loopback address"),
    PRIVATE("a private address"),
    LINK_LOCAL("a link-local address"),
    SHARED("a carrier-grade NAT address"),
    METADATA("a cloud metadata address"),
    MULTICAST("a multicast or broadcast address"),
    UNIQUE_LOCAL("a unique-local address"),
    RESERVED("a reserved address"),
    INTERNAL_NAME("a name of an internal network"),
    INVALID("no host at all");

    private final String description;

    AddressKind(String description) {
        this.description = description;
    }

    /** Whether the marketplace may call it. */
    public boolean isPublic() {
        return this == PUBLIC;
    }

    /** The kind in words, as in "points to a loopback address". */
    public String description() {
        return description;
    }
}
