"""Pictures of a result as SVG and PNG, print or phone."""
