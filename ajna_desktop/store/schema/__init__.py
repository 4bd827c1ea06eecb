"""The later steps of the schema, one module each: what a part of the store needs."""
