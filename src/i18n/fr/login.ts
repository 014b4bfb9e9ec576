export const login = {
  'login.title': 'Connexion',
  'login.username': 'Identifiant',
  'login.password': 'Mot de passe',
  'login.slow': 'connexion… Le serveur tarde à répondre. Échap : quitter.',
  'login.connecting': 'connexion…',
  'login.demo': 'Comptes de démonstration, mot de passe « {{password}} » :',
  'login.keys': 'Tab : champ suivant · Entrée : connexion · Ctrl+C : quitter',
  'login.missing': 'Champ obligatoire.',
  'login.change': 'Changer mon mot de passe',
  'login.mustChange': 'Choisissez un nouveau mot de passe pour commencer',
  'login.current': 'Mot de passe actuel',
  'login.next': 'Nouveau mot de passe',
  'login.nextHint': 'au moins 12 caractères',
  'login.again': 'Confirmation',
  'login.healed':
    'Le mot de passe de votre compte sur le serveur de bases de données avait été changé ou avait expiré : il a été rétabli.',
  'login.signedOut': 'Session fermée.',
};
