"""The scans that answer a query, as pictures in a grid."""
