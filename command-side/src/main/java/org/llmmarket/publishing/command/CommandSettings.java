package org.llmmarket.publishing.command;

import java.time.Duration;
import java.util.List;
import org.llmmarket.publishing.api.approval.rule.ApprovalRules;
import org.llmmarket.publishing.contract.validity.Mode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of the command side.
 *
 * @param production endpoints must be encrypted
 * @param approvalRules which terms need how many people's approval
 * @param deprecationGrace the time between a deprecation and its sunset, unless the provider names another
 * @param allowedPrivateEndpoints {@code host:port} that may be endpoints although they are private or not encrypted
 * @param maxServiceSize the largest OpenAPI document of a service
 * @param openapiMode how much an OpenAPI document is forgiven
 * @param nameLookup how long the address of an endpoint is looked up
 */
@ConfigurationProperties("publishing.command")
public record CommandSettings(
        @DefaultValue("false") boolean production,
        @DefaultValue(ApprovalRules.DEFAULT) String approvalRules,
        @DefaultValue("P30D") Duration deprecationGrace,
        @DefaultValue List<String> allowedPrivateEndpoints,
        @DefaultValue("100MB") DataSize maxServiceSize,
        @DefaultValue("lenient") Mode openapiMode,
        @DefaultValue("2s") Duration nameLookup) {

    public CommandSettings {
        ApprovalRules.parse(approvalRules);
        allowedPrivateEndpoints = List.copyOf(allowedPrivateEndpoints);
    }
}
