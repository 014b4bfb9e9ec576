export const spreadsheets = {
  'spreadsheet.missing': '{{path}} n’existe pas : vérifiez le nom et le dossier.',
  'spreadsheet.folder': '{{path}} est un dossier : donnez le fichier qui s’y trouve.',
  'spreadsheet.notFile': '{{path}} n’est pas un fichier ordinaire : enregistrez le tableur dans un fichier.',
  'spreadsheet.unreadable': '{{path}} ne peut pas être lu : vérifiez vos droits sur ce fichier.',
  'spreadsheet.empty': '{{file}} est vide : enregistrez-le de nouveau depuis le tableur.',
  'spreadsheet.other':
    '{{file}} n’est pas un tableur : donnez un fichier .xlsx, .xls, .ods, .csv ou .tsv, quel que soit son nom.',
  'spreadsheet.saveAgain':
    '{{file}} est un tableur d’un format qui n’est pas lu ici : ouvrez-le, et enregistrez-le en .xlsx.',
  'spreadsheet.password':
    '{{file}} est protégé par un mot de passe : ouvrez-le, et enregistrez-en une copie sans mot de passe.',
  'spreadsheet.broken':
    '{{file}} est abîmé ou incomplet : ouvrez-le dans le tableur, enregistrez-le en .xlsx, ou copiez-le de nouveau.',
  'spreadsheet.fileBytes':
    '{{path}} est trop grand ({{size}} Mio, {{most}} au plus) : répartissez-le sur plusieurs fichiers.',
  'spreadsheet.unpackedBytes':
    '{{file}} est trop grand une fois décompressé ({{size}} Mio, {{most}} au plus) : gardez les seules feuilles utiles, ou répartissez-les sur plusieurs fichiers.',
  'spreadsheet.rows':
    '{{file}} a plus de {{most}} lignes remplies, toutes feuilles comprises : répartissez-les sur plusieurs fichiers.',
  'spreadsheet.columns':
    '{{file}}, feuille « {{sheet}} », cellule {{cell}} : au-delà des {{most}} premières colonnes, rien n’est lu. Supprimez ce qui s’y trouve.',
  'spreadsheet.characters':
    '{{file}}, feuille « {{sheet}} », cellule {{cell}} : plus de {{most}} caractères. Raccourcissez-la ; dans un fichier texte, il manque peut-être un guillemet fermant.',
  'spreadsheet.memory':
    '{{file}} demande trop de mémoire ({{most}} Mio au plus) : enregistrez-le en .xlsx si c’est un .ods, gardez les seules feuilles utiles, ou répartissez-les sur plusieurs fichiers.',
  'spreadsheet.seconds':
    '{{file}} n’a pas pu être lu en {{most}} secondes : gardez les seules feuilles utiles, ou répartissez-les sur plusieurs fichiers.',
};
