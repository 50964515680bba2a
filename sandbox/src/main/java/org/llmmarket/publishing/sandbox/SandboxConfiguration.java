package org.llmmarket.publishing.sandbox;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The sandbox's HTTP half: everything in the packages below, and nothing else that lies on the class path, because no
 * autoconfiguration takes part.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
class SandboxConfiguration {}
