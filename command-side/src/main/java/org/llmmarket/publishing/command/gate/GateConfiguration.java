package org.llmmarket.publishing.command.gate;

import java.util.List;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.api.approval.rule.ApprovalRules;
import org.llmmarket.publishing.api.net.AllowedEndpoints;
import org.llmmarket.publishing.command.CommandSettings;
import org.llmmarket.publishing.command.catalog.ServicesInSight;
import org.llmmarket.publishing.command.contract.ContractReader;
import org.llmmarket.publishing.command.endpoint.BoundedNameLookup;
import org.llmmarket.publishing.command.endpoint.NameLookup;
import org.llmmarket.publishing.command.gate.layer.ComplianceLayer;
import org.llmmarket.publishing.command.gate.layer.EndpointLayer;
import org.llmmarket.publishing.command.gate.layer.KnownServices;
import org.llmmarket.publishing.command.gate.layer.Layer;
import org.llmmarket.publishing.command.gate.layer.PricingLayer;
import org.llmmarket.publishing.command.gate.layer.ServiceLevelLayer;
import org.llmmarket.publishing.command.gate.layer.SizeLayer;
import org.llmmarket.publishing.command.name.ServiceNames;
import org.llmmarket.publishing.contract.validity.ContractCheck;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The gate with its layers. */
@Configuration(proxyBeanMethods = false)
public class GateConfiguration {

    @Bean
    BoundedNameLookup nameLookup(CommandSettings settings) {
        return new BoundedNameLookup(settings.nameLookup());
    }

    @Bean
    Gate gate(
            Bodies bodies,
            ServiceNames names,
            ServicesInSight services,
            NameLookup lookup,
            DocumentStore documents,
            CommandSettings settings) {
        AllowedEndpoints allowed = AllowedEndpoints.of(settings.allowedPrivateEndpoints());
        List<Layer> layers = List.of(
                new PricingLayer(),
                new ServiceLevelLayer(),
                new ComplianceLayer(),
                new SizeLayer(),
                new EndpointLayer(settings.production(), allowed, lookup));
        return new Gate(
                bodies,
                new KnownServices(names, services::find),
                layers,
                new ContractReader(
                        documents,
                        ContractCheck.ofService(settings.openapiMode()),
                        settings.maxServiceSize().toBytes()),
                new VersionGate(documents),
                ApprovalRules.parse(settings.approvalRules()));
    }
}
