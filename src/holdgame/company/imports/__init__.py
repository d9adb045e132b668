"""What companies can export, read into what the game plays: phone trees and contact records."""
