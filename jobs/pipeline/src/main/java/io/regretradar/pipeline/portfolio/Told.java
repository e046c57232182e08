package io.regretradar.pipeline.portfolio;

import io.regretradar.domain.document.Document;
import io.regretradar.domain.portfolio.PortfolioInput;

/** A document of an account that the view across accounts needs. */
public record Told(PortfolioInput input, String accountId, Document document) {}
