import { fold } from '../src/domain/likeness.ts';
import type { Random } from './random.ts';

/** Company, full name, and town. */
const CUSTOMERS: readonly (readonly [company: string, first: string, last: string, town: string])[] = [
  ['Atelier Bastide', 'Léa', 'Bastide', 'Toulouse'],
  ['Les Vergers d’Anjou', 'Mathieu', 'Rousseau', 'Angers'],
  ['Brasserie du Vieux Port', 'Inès', 'Garcia', 'Marseille'],
  ['Mutuelle des Alpes', 'Éric', 'Chevallier', 'Grenoble'],
  ['Cabinet Lefèvre & Associés', 'Sophie', 'Lefèvre', 'Lille'],
  ['Théâtre de l’Écluse', 'Noé', 'Marchand', 'Strasbourg'],
  ['Pâtisserie Noël', 'Agnès', 'Noël', 'Nancy'],
  ['Garage Kéromnès', 'Yann', 'Kéromnès', 'Brest'],
  ['Imprimerie Gaudin', 'Bénédicte', 'Gaudin', 'Nantes'],
  ['Domaine de la Clairière', 'Thibault', 'de Rochefort', 'Beaune'],
  ['Clinique Saint-Rémy', 'Nadia', 'Benali', 'Reims'],
  ['Lycée Marie-Curie', 'François', 'Delmas', 'Clermont-Ferrand'],
  ['Transports Maréchal', 'Sylvie', 'Maréchal', 'Le Mans'],
  ['Maison Besançon', 'Étienne', 'Besançon', 'Dijon'],
  ['Fromagerie des Hautes Chaumes', 'Solène', 'Vernet', 'Ambert'],
  ['Librairie L’Encre bleue', 'Chloé', 'Pasquier', 'Rennes'],
  ['Menuiserie Castaing', 'Pierre', 'Castaing', 'Bayonne'],
  ['Hôtel des Remparts', 'Maëlle', 'Le Goff', 'Saint-Malo'],
  ['Association Les Petits Pas', 'Fatou', 'Diallo', 'Montreuil'],
  ['Énergies du Littoral', 'Romain', 'Hébert', 'La Rochelle'],
  ['Pharmacie Centrale', 'Hélène', 'Aubry', 'Orléans'],
  ['Studio Grand Angle', 'Lucas', 'Faure', 'Lyon'],
  ['Coopérative du Val d’Orge', 'Manon', 'Prévost', 'Évry'],
  ['École de danse Arabesque', 'Clémence', 'Roy', 'Tours'],
  ['Fonderie Lacroix', 'Gérard', 'Lacroix', 'Charleville-Mézières'],
  ['Notaires du Palais', 'Anne-Sophie', 'Guérin', 'Bordeaux'],
  ['Orchestre des Deux Rives', 'Tristan', 'Bouvier', 'Rouen'],
  ['Biscuiterie Ker Armor', 'Gwenaëlle', 'Riou', 'Quimper'],
  ['Logiciels Pixel & Fils', 'Amine', 'Haddad', 'Montpellier'],
  ['Thermes de la Source', 'Véronique', 'Fabre', 'Vichy'],
  ['Ville de Candé-sur-Beuvron', 'Jérôme', 'Tessier', 'Candé-sur-Beuvron'],
  ['Pépinières Dubois', 'Aurélie', 'Dubois', 'Chartres'],
  ['Musée de la Faïence', 'Cécile', 'Langlois', 'Nevers'],
  ['Cycles Ventoux', 'Rémi', 'Blanc', 'Carpentras'],
  ['Assurances Horizon', 'Zoé', 'Meunier', 'Paris'],
  ['Rugby Club Briviste', 'Antoine', 'Lacombe', 'Brive-la-Gaillarde'],
  ['Chocolats Hélias', 'Maïwenn', 'Hélias', 'Lorient'],
  ['Architectes Nord-Sud', 'Karim', 'Ouali', 'Roubaix'],
  ['Vignobles Saint-Étienne', 'Charlotte', 'Perrin', 'Mâcon'],
  ['Festival Nuits d’été', 'Oscar', 'Fontaine', 'Avignon'],
  ['Ferme des Tilleuls', 'Émilie', 'Barbier', 'Limoges'],
  ['Banque Populaire du Forez', 'Olivier', 'Masson', 'Saint-Étienne'],
  ['Conserverie Le Squiban', 'Loïc', 'Le Squiban', 'Douarnenez'],
  ['Jouets Pain d’épices', 'Jeanne', 'Colin', 'Colmar'],
  ['Institut Œnologie & Terroirs', 'Margaux', 'Cœur', 'Épernay'],
  ['Scierie des Ballons', 'Michel', 'Schmitt', 'Épinal'],
];

export interface DemoClient {
  readonly fullName: string;
  readonly companyName: string;
  readonly email: string;
  readonly phone: string;
  readonly town: string;
}

const plain = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The invented clients, each with its own e-mail and phone number. */
export function demoClients(random: Random): DemoClient[] {
  return CUSTOMERS.map(([companyName, first, last, town]) => {
    const pairs = Array.from({ length: 4 }, () => String(random.between(0, 99)).padStart(2, '0'));
    return {
      fullName: `${first} ${last}`,
      companyName,
      email: `${plain(first)}.${plain(last)}@${plain(companyName)}.fr`,
      phone: `0${random.between(1, 7)} ${pairs.join(' ')}`,
      town,
    };
  });
}
