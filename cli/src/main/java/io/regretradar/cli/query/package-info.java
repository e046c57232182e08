/** Questions to Elasticsearch, and their answers as a table. */
package io.regretradar.cli.query;
