package org.llmmarket.publishing.command.gate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.api.approval.rule.ApprovalRules;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.net.AddressKind;
import org.llmmarket.publishing.api.net.AllowedEndpoints;
import org.llmmarket.publishing.command.contract.ContractReader;
import org.llmmarket.publishing.command.gate.layer.ComplianceLayer;
import org.llmmarket.publishing.command.gate.layer.EndpointLayer;
import org.llmmarket.publishing.command.gate.layer.KnownServices;
import org.llmmarket.publishing.command.gate.layer.Layer;
import org.llmmarket.publishing.command.gate.layer.PricingLayer;
import org.llmmarket.publishing.command.gate.layer.ServiceLevelLayer;
import org.llmmarket.publishing.command.gate.layer.SizeLayer;
import org.llmmarket.publishing.command.name.NamesInMemory;
import org.llmmarket.publishing.contract.validity.ContractCheck;
import org.llmmarket.publishing.contract.validity.Mode;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.document.StoredDocument;

/** A gate whose surroundings are a few maps: names, services, documents, and a DNS that knows what it is told. */
final class GateFixture {

    private static final Bodies BODIES = new Bodies();

    final NamesInMemory names = new NamesInMemory();
    final Map<String, StoredDocument> documents = new HashMap<>();
    final Map<String, Set<AddressKind>> dns = new HashMap<>();
    boolean production;
    String allowed = "";
    int mostBytes = 1_000_000;

    @Nullable
    CatalogEntry service;

    GateFixture() {
        dns.put("chat.example.com", Set.of(AddressKind.PUBLIC));
    }

    Gate gate() {
        List<Layer> layers = List.of(
                new PricingLayer(),
                new ServiceLevelLayer(),
                new ComplianceLayer(),
                new SizeLayer(),
                new EndpointLayer(
                        production, AllowedEndpoints.of(allowed), host -> Optional.ofNullable(dns.get(host))));
        return new Gate(
                BODIES,
                new KnownServices(names, id -> Optional.ofNullable(service)),
                layers,
                new ContractReader(new DocumentsInMemory(), ContractCheck.ofService(Mode.LENIENT), mostBytes),
                new VersionGate(new DocumentsInMemory()),
                ApprovalRules.parse(ApprovalRules.DEFAULT));
    }

    String upload(String document) {
        return new DocumentsInMemory().put("application/yaml", document.getBytes(StandardCharsets.UTF_8));
    }

    private final class DocumentsInMemory implements DocumentStore {

        @Override
        public String put(String mediaType, byte[] bytes) {
            String digest = "sha256:" + HexFormat.of().formatHex(sha256(bytes));
            documents.put(digest, new StoredDocument(digest, mediaType, bytes));
            return digest;
        }

        @Override
        public Optional<StoredDocument> find(String digest) {
            return Optional.ofNullable(documents.get(digest));
        }

        @Override
        public boolean exists(String digest) {
            return documents.containsKey(digest);
        }

        private static byte[] sha256(byte[] bytes) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(bytes);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
