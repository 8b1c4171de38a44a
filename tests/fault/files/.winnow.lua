return { severities = { passive = "off", terms = "error" } }
