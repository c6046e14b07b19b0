//! Short forms that need no explanation. From the lists of style guides for technical writing of what need not be written out, and from what every reader of a promotion case in
//! a company that makes software meets each day.

/// In order, so that they can be searched.
const KNOWN: &[&str] = &[
    "AI", "AM", "API", "BBC", "BI", "CAD", "CD", "CEO", "CET", "CFO", "CI", "CLI", "CPU", "CSS", "CSV", "CTO", "CV",
    "DB", "DNS", "DVD", "EST", "EU", "EUR", "FAQ", "FIXME", "FTP", "GB", "GBP", "GIF", "GMT", "GPS", "GPU", "HDMI",
    "HR", "HTML", "HTTP", "HTTPS", "ID", "IDE", "II", "III", "IOS", "IP", "IPO", "IT", "IV", "JPEG", "JPG", "JS",
    "JSON", "KB", "LAN", "LED", "LLM", "MB", "MIT", "ML", "MVP", "NASA", "OK", "OKR", "OS", "PC", "PDF", "PHD", "PIN",
    "PM", "PNG", "PR", "PST", "QA", "RAM", "README", "SDK", "SMS", "SQL", "SSD", "SSH", "SSL", "SVG", "TB", "TBC",
    "TBD", "TCP", "TLS", "TODO", "TV", "UI", "UK", "UN", "URL", "US", "USA", "USB", "USD", "UTC", "UX", "VI", "VII",
    "VIII", "VM", "VP", "VPN", "VS", "WAN", "XL", "XML", "YAML", "YYYY", "ZIP",
];

/// Whether everyone knows a short form.
pub(crate) fn is_known_to_all(word: &str) -> bool {
    KNOWN.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_in_order() {
        assert!(KNOWN.is_sorted());
        assert!(is_known_to_all("API") && is_known_to_all("AI") && is_known_to_all("ZIP") && !is_known_to_all("CDP"));
    }
}
