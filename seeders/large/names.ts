/** Each list starts with the most common names, because the generator prefers the beginning. */
const list = (text: string): readonly string[] => text.trim().replace(/\s+/g, ' ').split(/ ?, ?/);

export const FIRST_NAMES = list(`
Marie, Jean, Pierre, Nathalie, Philippe, Isabelle, Michel, Sylvie, Nicolas, Catherine, Julien, Camille, Léa, Thomas,
Céline, Sébastien, Stéphanie, François, Élodie, Jérôme, Aurélie, Frédéric, Émilie, Éric, Hélène, Mathieu, Chloé, Rémi,
Zoé, Maëlle, Loïc, Gaël, Noé, Inès, Anaïs, Thaïs, Raphaël, Joël, Théo, Léo, Hugo, Lucas, Manon, Sarah, Laura, Pauline,
Anne-Sophie, Jean-Baptiste, Marie-Claire, Jean-Luc, Marc-Antoine, Pierre-Yves, Anne-Laure, Mohamed, Karim, Fatou,
Amine, Nadia, Yasmine, Samira, Mehdi, Aïcha, Amélie, Agnès, Béatrice, Benoît, Cécile, Clémence, Cyril, Damien, Delphine,
Didier, Edmée, Emmanuel, Estelle, Étienne, Eugénie, Fabienne, Florian, Gabriel, Geneviève, Gérard, Ghislaine, Grégory,
Guillaume, Gwenaëlle, Hervé, Honoré, Jacques, Jeanne, Justine, Laëtitia, Laurent, Ludovic, Madeleine, Margaux, Maïwenn,
Mireille, Mylène, Noémie, Océane, Odile, Olivier, Oriane, Pascal, Patrice, Quentin, Régine, Romain, Solène, Tristan,
Valérie, Véronique, Vincent, Violette, Xavier, Yann, Yves, Zéphyrin, Apolline, Balthazar, Cassandre, Désiré, Élisée,
Fleur, Gaspard, Hortense, Isaure, Joséphine, Ketsia, Lubin, Melchior, Népomucène, Ombeline, Philomène, Queenie, Sixtine
`);

export const LAST_NAMES = list(`
Martin, Bernard, Thomas, Petit, Robert, Richard, Durand, Dubois, Moreau, Laurent, Simon, Michel, Lefèvre, Leroy, Roux,
David, Bertrand, Morel, Fournier, Girard, Bonnet, Dupont, Lambert, Fontaine, Rousseau, Vincent, Müller, Lefebvre, Faure,
André, Mercier, Blanc, Guérin, Boyer, Garnier, Chevalier, François, Legrand, Gauthier, Garcia, Perrin, Robin, Clément,
Morin, Nicolas, Henry, Roussel, Mathieu, Gautier, Masson, Marchand, Duval, Denis, Dumont, Marie, Lemaire, Noël, Meyer,
Dufour, Meunier, Brun, Blanchard, Giraud, Joly, Rivière, Lucas, Brunet, Gaillard, Barbier, Arnaud, Martinez, Gérard,
Roche, Renard, Schmitt, Roy, Leroux, Colin, Vidal, Caron, Picard, Roger, Fabre, Aubert, Lemoine, Renaud, Dumas, Lacroix,
Olivier, Philippe, Bourgeois, Pierre, Benoît, Rey, Leclerc, Payet, Rolland, Leclercq, Guillaume, Lecomte, Lopez, Jean,
Dupuy, Guillot, Hubert, Berger, Carpentier, Sanchez, Dupuis, Moulin, Louis, Deschamps, Huet, Vasseur, Perez, Boucher,
Fleury, Royer, Klein, Jacquet, Adam, Paris, Poirier, Marty, Aubry, Guyot, Carré, Charles, Renault, Charpentier, Ménard,
Maillard, Baron, Bertin, Bailly, Hervé, Schneider, Fernandez, Le Gall, Collet, Léger, Bouvier, Julien, Prévost, Millet,
Perrot, Daniel, Le Roux, Cousin, Germain, Breton, Besson, Langlois, Rémy, Le Goff, Pelletier, Lévêque, Perrier, Leblanc,
Barré, Lebrun, Marchal, Weber, Mallet, Hamon, Boulanger, Jacob, Monnier, Michaud, Rodriguez, Guichard, Gillet, Étienne,
Grondin, Poulain, Tessier, Chevallier, Collin, Chauvin, Da Silva, Bouchet, Gay, Lemaître, Bénard, Maréchal, Humbert,
Reynaud, Antoine, Hoarau, Perret, Barthélemy, Cordier, Pichon, Lejeune, Gilbert, Lamy, Delaunay, Pasquier, Carlier,
Laporte, de Rochefort, d’Ormesson, L’Hermitte, O’Brien, Nguyễn, Haddad, Benali, Diallo, Traoré, Ouali, Kéromnès, Cœur,
Œuvrard, Saint-Exupéry, Castaing, Etchegaray, Schœlcher, Zbigniew, Wąsowski, Ångström, Ibáñez, Çelik, Jørgensen, Straße,
Quéméneur, Ygouf, Xuereb, Vuillermoz, Uhlmann, Tchékémian, Sjöberg, Rzepka, Pfister, Hrubý, Ñúñez, Kowalczyk, Jaurès
`);

/** People whose names are not in Latin script, with the Latin letters of their e-mail. */
export const FOREIGN_PEOPLE: readonly (readonly [name: string, latin: string, company: string, country: string])[] = [
  ['王伟', 'wang.wei', '北京会展有限公司', '+86'],
  ['李娜', 'li.na', '上海文化传播', '+86'],
  ['田中 太郎', 'tanaka.taro', '東京イベント株式会社', '+81'],
  ['鈴木 花子', 'suzuki.hanako', 'さくら旅行', '+81'],
  ['김민준', 'kim.minjun', '서울전시', '+82'],
  ['محمد العلوي', 'm.alaoui', 'شركة الأطلس', '+212'],
  ['فاطمة الزهراء بناني', 'f.bennani', 'دار الضيافة', '+212'],
  ['דוד כהן', 'd.cohen', 'אירועי הגליל', '+972'],
  ['Иван Петров', 'ivan.petrov', 'ООО «Праздник»', '+7'],
  ['Олена Шевченко', 'o.shevchenko', 'Київ Івент', '+380'],
  ['Γιώργος Παπαδόπουλος', 'g.papadopoulos', 'Εκδηλώσεις Αιγαίου', '+30'],
  ['สมชาย ใจดี', 'somchai.jaidee', 'กรุงเทพอีเวนท์', '+66'],
  ['प्रिया शर्मा', 'priya.sharma', 'दिल्ली समारोह', '+91'],
  ['Trần Thị Ngọc Ánh', 'ngoc.anh', 'Sự kiện Sài Gòn', '+84'],
  ['Łukasz Żółkiewski', 'l.zolkiewski', 'Święto i Spółka', '+48'],
  ['Zoë 🎉 van der Meer', 'zoe', '🎈 Ballonnen BV', '+31'],
];

export const TOWNS = list(`
Paris, Lyon, Marseille, Toulouse, Nantes, Bordeaux, Lille, Strasbourg, Montpellier, Rennes, Reims, Saint-Étienne, Toulon,
Grenoble, Dijon, Angers, Nîmes, Clermont-Ferrand, Le Mans, Aix-en-Provence, Brest, Tours, Amiens, Limoges, Annecy,
Perpignan, Besançon, Metz, Orléans, Rouen, Mulhouse, Caen, Nancy, Argenteuil, Montreuil, Saint-Denis, Roubaix, Avignon,
Poitiers, Versailles, La Rochelle, Pau, Cannes, Antibes, Colmar, Quimper, Bourges, Vannes, Lorient, Troyes, Chambéry,
Niort, Béziers, Sète, Épinal, Évreux, Évry, Épernay, Auxerre, Nevers, Mâcon, Vichy, Arles, Albi, Agen, Tarbes, Castres,
Dinan, Saint-Malo, Fougères, Candé-sur-Beuvron, Brive-la-Gaillarde, Châteauroux, Thionville, Bayonne, Biarritz, Honfleur,
L’Isle-sur-la-Sorgue, Saint-Jean-de-Luz, Ploërmel, Douarnenez, Uzès, Sarlat, Riquewihr, Étretat, Èze, Œuilly, Yvetot
`);

export const TRADES = list(`
Boulangerie, Garage, Cabinet, Pharmacie, Menuiserie, Transports, Imprimerie, Atelier, Maison, Domaine, Agence, Groupe,
Établissements, Ets, Société, Brasserie, Hôtel, Clinique, Fromagerie, Librairie, Studio, Énergies, Assurances, Notaires,
Pépinières, Cycles, Thermes, Fonderie, Scierie, Conserverie, Chocolats, Biscuiterie, Pâtisserie, Architectes, Vignobles,
Logiciels, Laboratoires, Verreries, Tanneries, Faïenceries, Œnologie, Horlogerie, Joaillerie, Paysages, Charpentes
`);

export const ATTRIBUTES = list(`
du Centre, du Vieux Port, des Alpes, de l’Écluse, du Palais, des Deux Rives, de la Gare, du Littoral, des Étangs,
de la Clairière, de l’Horizon, des Remparts, du Parc, de la Faïence, des Tilleuls, du Forez, de Bretagne, d’Anjou,
du Val d’Orge, de la Source, des Ballons, de l’Étoile, du Moulin, des Hautes Chaumes, de l’Île, du Château, d’Aquitaine
`);

export const COINED = list(`
Nova, Digi, Péri, Alto, Inno, Agri, Bio, Éco, Hexa, Lumi, Méta, Omni, Pixel, Quanti, Séma, Tecti, Ultra, Viva, Xylo, Zéni,
Aqua, Céli, Dyna, Fluo, Géo, Kali, Néo, Opti, Soli, Véli
`);

export const COINED_ENDINGS = list(
  'tech, soft, lab, nergy, vision, form, log, med, pharma, data, plus, concept, motion',
);

export const EVENT_KINDS: readonly (readonly [name: string, hour: number, hours: number])[] = [
  ['Séminaire', 9, 8],
  ['Soirée d’entreprise', 19, 6],
  ['Assemblée générale', 14, 3],
  ['Mariage', 13, 13],
  ['Inauguration', 18, 3],
  ['Fête du personnel', 12, 9],
  ['Lancement de produit', 10, 4],
  ['Gala', 20, 5],
  ['Portes ouvertes', 10, 7],
  ['Conférence', 9, 4],
  ['Dîner', 20, 4],
  ['Arbre de Noël', 15, 3],
  ['Vœux', 18, 2],
  ['Congrès', 9, 9],
  ['Cocktail', 18, 3],
];

export const PLACES = list(`
Salle des fêtes, Château des Ormes, Centre des congrès, Grande halle, Domaine des Étangs, Hôtel de ville, Les Salons du
Parc, Palais des expositions, Théâtre municipal, Orangerie, Abbaye aux Dames, Parc floral, Gymnase Jean-Moulin, Péniche
Le Calypso, Manoir de Kerhuel, Villa Augusta, Le Grand Rex, Zénith, Ferme du Prieuré, Musée des Beaux-Arts
`);

export const STREETS = list(`
Rue du Château, Avenue de la République, Place de l’Église, Boulevard Victor-Hugo, Rue des Écoles, Quai de la Loire,
Chemin des Vignes, Rue de la Gare, Allée des Tilleuls, Impasse du Moulin, Cours Mirabeau, Rue Nationale
`);

export const NOTES = [
  'Traiteur confirmé. Prévoir deux menus végétariens et un plan d’accès pour les cars.',
  'Le client tient à un discours d’ouverture à l’heure ; sonorisation à vérifier la veille.',
  'Parking limité : réserver le champ voisin.\nRepli sous tente en cas de pluie.',
  '',
  '',
  'Décoration aux couleurs de la société. Livraison des fleurs à 8 h.',
  'Accès par la cour. Interlocuteur sur place joignable dès 7 h.',
  'Musiciens à accueillir une heure avant ; loge à prévoir.',
] as const;
