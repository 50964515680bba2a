package org.llmmarket.publishing.query;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The query role: read models that follow the log, and the endpoints over them. Needs the store and access beside it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuerySettings.class)
@ComponentScan
public class QuerySideConfiguration {}
