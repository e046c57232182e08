/** The questions that analysts ask of Elasticsearch, kept as queries. */
package io.regretradar.dashboards.query;
