"""Agreement between coders: units, coefficients, intervals. Pure arithmetic but for `study`."""
