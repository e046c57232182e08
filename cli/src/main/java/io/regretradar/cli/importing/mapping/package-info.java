/** Mappings: what the rows of an export mean, as data. */
package io.regretradar.cli.importing.mapping;
