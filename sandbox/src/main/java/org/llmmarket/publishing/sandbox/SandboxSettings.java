package org.llmmarket.publishing.sandbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the sandbox's neighbours listen (0: any free port) and the environment whose policies apply. */
@ConfigurationProperties("publishing.sandbox")
public record SandboxSettings(
        @DefaultValue("50051") int policyPort,
        @DefaultValue("3010") int registryPort,
        @DefaultValue("3020") int governancePort,
        @DefaultValue("3030") int providerPort,
        @DefaultValue("development") String environment) {

    /** The contract's ports and the development environment. */
    public static SandboxSettings defaults() {
        return new SandboxSettings(50051, 3010, 3020, 3030, "development");
    }

    /** Settings that never collide with anything else on this machine. */
    public static SandboxSettings onFreePorts() {
        return new SandboxSettings(0, 0, 0, 0, "development");
    }

    /** The same settings for another environment, such as {@code production}. */
    public SandboxSettings in(String otherEnvironment) {
        return new SandboxSettings(policyPort, registryPort, governancePort, providerPort, otherEnvironment);
    }
}
