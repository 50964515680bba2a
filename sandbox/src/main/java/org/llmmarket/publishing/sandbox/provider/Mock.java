package org.llmmarket.publishing.sandbox.provider;

import java.lang.ref.SoftReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.sandbox.provider.mock.MockApi;

/** A mock of one document; what it makes of the document may be forgotten and made again, for documents can be large. */
final class Mock {

    private final String name;
    private final boolean anonymous;
    private final byte[] bytes;
    private final String digest;
    private final int operations;
    private SoftReference<@Nullable MockApi> api;

    Mock(String name, boolean anonymous, OpenApiDocument document) {
        this.name = name;
        this.anonymous = anonymous;
        this.bytes = document.bytes();
        this.digest = document.digest();
        this.operations = document.operations().size();
        this.api = new SoftReference<>(new MockApi(document, anonymous));
    }

    String name() {
        return name;
    }

    String digest() {
        return digest;
    }

    int operations() {
        return operations;
    }

    boolean anonymous() {
        return anonymous;
    }

    byte[] bytes() {
        return bytes;
    }

    synchronized MockApi api() {
        MockApi present = api.get();
        if (present == null) {
            Optional<OpenApiDocument> document = OpenApiDocument.read(bytes).document();
            present = new MockApi(document.orElseThrow(), anonymous);
            api = new SoftReference<>(present);
        }
        return present;
    }
}
