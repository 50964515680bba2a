package org.llmmarket.publishing.command.gate;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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

/** A gate whose surroundings are a few maps: names, services, documents, and a DNS that knows what it is told. */
public final class GateFixture {

    private static final Bodies BODIES = new Bodies();

    final NamesInMemory names = new NamesInMemory();
    public final DocumentsInMemory documents = new DocumentsInMemory();
    final Map<String, Set<AddressKind>> dns = new HashMap<>();
    boolean production;
    String allowed = "";
    int mostBytes = 1_000_000;

    @Nullable
    CatalogEntry service;

    public GateFixture() {
        dns.put("chat.example.com", Set.of(AddressKind.PUBLIC));
    }

    public Gate gate() {
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
                new ContractReader(documents, ContractCheck.ofService(Mode.LENIENT), mostBytes),
                new VersionGate(documents),
                ApprovalRules.parse(ApprovalRules.DEFAULT));
    }

    public String upload(String document) {
        return documents.put("application/yaml", document.getBytes(StandardCharsets.UTF_8));
    }
}
